/** Stands for every file that an entry loads on use: tests load none. */
export default { file: "", integrity: "" };

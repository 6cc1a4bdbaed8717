/** What every library shows: the same two steps as Guidewright's tours have. */
export const STEPS = [
  { title: "Step one", text: "This is what step one is about." },
  { title: "Step two", text: "This is what step two is about." },
];

/** The entry of the help site's script. */
import { start } from "./mount.ts";

start();

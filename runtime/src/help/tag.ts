/** The one element that the help adds to a page. Its name starts as the tours' does, so that no tour looks for its targets
 *  in there. */
export const HELP_TAG = "guidewright-help";

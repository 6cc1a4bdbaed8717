/** Guidewright by its loader, which the page embeds: the tours are the site's, and are named by their targets. */
window.play = {
  start: (targets, names) => guidewright.start(names.join("-")),
  stop: () => guidewright.stop(),
};

/* A page that does what products do: greets by name, draws itself anew, pushes routes. */
document.getElementById("sign-in").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = event.target.user.value;
  const greetings = [`Account of ${name}`, `Hello ${name.split(" ")[0]}`].map((text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    return made;
  });
  document.getElementById("greeting").replaceChildren(...greetings);
});
document.getElementById("push").addEventListener("click", () => {
  history.pushState(null, "", "/invoices/90210/lines/3f2504e0-4f89-11d3-9a0c-0305e82c3301");
});
document.getElementById("later").addEventListener("click", () => document.body.replaceChildren(...document.body.children));

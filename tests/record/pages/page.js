/* A page that does what products do: greets by name, draws itself anew, pushes routes. */
document.getElementById("sign-in").addEventListener("submit", (event) => {
  event.preventDefault();
  const greeting = document.createElement("button");
  greeting.type = "button";
  greeting.textContent = `Account of ${event.target.user.value}`;
  document.getElementById("greeting").replaceChildren(greeting);
});
document.getElementById("push").addEventListener("click", () => {
  history.pushState(null, "", "/invoices/90210/lines/3f2504e0-4f89-11d3-9a0c-0305e82c3301");
});
document.getElementById("later").addEventListener("click", () => document.body.replaceChildren(...document.body.children));

// Sends operations to /graphql and shows the schema; all words come with the page.

const page = JSON.parse(document.getElementById("page").textContent);
const by = (id) => document.getElementById(id);
const [operation, variables, answer, status, docs, search, example, token] = [
  "operation", "variables", "answer", "status", "docs", "search", "example", "token",
].map(by);

const INTROSPECTION = `query Schema { __schema {
  queryType { name } mutationType { name } subscriptionType { name }
  types { name kind description
    fields(includeDeprecated: true) { name description isDeprecated
      args { name description type { ...T } } type { ...T } }
    inputFields { name description type { ...T } }
    enumValues { name description } possibleTypes { name } } } }
fragment T on __Type { name kind ofType { name kind ofType { name kind ofType { name kind } } } }`;

async function send(body) {
  const headers = {
    "content-type": "application/json",
    accept: "application/graphql-response+json",
    "accept-language": document.documentElement.lang,
  };
  if (token.value.trim()) headers.authorization = `Bearer ${token.value.trim()}`;
  return fetch("/graphql", { method: "POST", headers, body: JSON.stringify(body) });
}

function tell(text, isWarning = false) {
  status.textContent = text;
  status.classList.toggle("warning", isWarning);
}

async function run() {
  let values;
  try {
    values = variables.value.trim() ? JSON.parse(variables.value) : {};
  } catch {
    tell(page.words["bad-variables"], true);
    variables.focus();
    return;
  }
  tell(page.words.running);
  const began = performance.now();
  try {
    const response = await send({ query: operation.value, variables: values });
    const text = await response.text();
    const size = new Blob([text]).size;
    answer.textContent = JSON.stringify(JSON.parse(text), null, 2);
    const filled = { status: response.status, duration: Math.round(performance.now() - began), size };
    tell(page.words.took.replace(/\{(\w+)\}/g, (_, name) => filled[name]), !response.ok);
  } catch {
    answer.textContent = "";
    tell(page.words.unreachable, true);
  }
}

function written(type) {
  if (type.kind === "NON_NULL") return `${written(type.ofType)}!`;
  return type.kind === "LIST" ? `[${written(type.ofType)}]` : type.name;
}

const named = (type) => (type.ofType ? named(type.ofType) : type.name);

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function toType(type) {
  const link = element("button", written(type), "link");
  link.type = "button";
  link.addEventListener("click", () => show(named(type)));
  return link;
}

function fieldLine(field) {
  const line = element("div", "", "field");
  line.append(element("b", field.name));
  if (field.args?.length) {
    line.append("(");
    field.args.forEach((one, at) => {
      if (at) line.append(", ");
      line.append(`${one.name}: `, toType(one.type));
    });
    line.append(")");
  }
  if (field.type) line.append(field.name ? ": " : "", toType(field.type));
  return line;
}

function item(field) {
  const made = element("li");
  made.append(fieldLine(field));
  const note = field.isDeprecated ? `${page.words.deprecated}. ` : "";
  if (note || field.description) made.append(element("p", note + (field.description ?? "")));
  return made;
}

let schema;

function roots() {
  return ["queryType", "mutationType", "subscriptionType"].map((k) => schema[k]?.name).filter(Boolean);
}

function show(name) {
  const type = schema.types.find((one) => one.name === name);
  const shown = [element("h2", `${type.name} · ${type.kind.toLowerCase().replace("_", " ")}`)];
  if (!roots().includes(name)) {
    const back = element("button", page.words.back, "link");
    back.type = "button";
    back.addEventListener("click", start);
    shown.unshift(back);
  }
  if (type.description) shown.push(element("p", type.description));
  const list = element("ul");
  for (const field of type.fields ?? type.inputFields ?? type.enumValues ?? []) list.append(item(field));
  for (const possible of type.fields ? [] : type.possibleTypes ?? []) {
    const line = element("li");
    line.append(toType(possible));
    list.append(line);
  }
  docs.replaceChildren(...shown, list);
  docs.parentElement.scrollTop = 0;
}

function start() {
  search.value = "";
  docs.replaceChildren();
  for (const name of roots()) {
    const list = element("ul");
    for (const field of schema.types.find((one) => one.name === name).fields) list.append(item(field));
    docs.append(element("h2", name), list);
  }
}

function find() {
  const wanted = search.value.trim().toLowerCase();
  if (!wanted) return start();
  const list = element("ul");
  for (const type of schema.types.filter((one) => !one.name.startsWith("__"))) {
    if (type.name.toLowerCase().includes(wanted)) list.append(item({ name: "", type, description: type.description }));
    for (const field of type.fields ?? type.inputFields ?? []) {
      if (field.name.toLowerCase().includes(wanted)) {
        list.append(item({ ...field, name: `${type.name}.${field.name}` }));
      }
    }
  }
  docs.replaceChildren(list);
}

async function loadSchema() {
  try {
    const response = await send({ query: INTROSPECTION });
    const read = await response.json();
    if (read.errors) return docs.replaceChildren(element("p", read.errors[0].message, "warning"));
    schema = read.data.__schema;
    search.disabled = false;
    start();
  } catch {
    docs.replaceChildren(element("p", page.words.unreachable, "warning"));
  }
}

function choose() {
  const chosen = page.examples[example.selectedIndex];
  if (!chosen) return;
  operation.value = chosen.document;
  variables.value = JSON.stringify(chosen.variables, null, 2);
}

for (const one of page.examples) example.append(element("option", one.name));
example.addEventListener("change", choose);
by("run").addEventListener("click", run);
search.addEventListener("input", find);
token.addEventListener("change", loadSchema);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
choose();
loadSchema();

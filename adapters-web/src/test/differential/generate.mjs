// Runs scim2-parse-filter and scim-patch on the cases and writes down what they answer.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { parse, filter: tester } = require("scim2-parse-filter");
const { patchBodyValidation, scimPatch } = require("scim-patch");

const HERE = dirname(fileURLToPath(import.meta.url));
const RESULTS = join(HERE, "../resources/dev/muster/adapters/web/differential");
const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

const read = (name) => JSON.parse(readFileSync(join(HERE, "cases", name), "utf8"));
const version = (name) => {
  const lock = JSON.parse(readFileSync(join(HERE, "package-lock.json"), "utf8"));
  return `${name} ${lock.packages[`node_modules/${name}`].version}`;
};
const elements = (values) => values.map((value) => "    " + JSON.stringify(value)).join(",\n");
const members = (object) =>
  Object.entries(object)
    .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(",\n");

/** Adds what a server adds; the tests give the same to Muster. */
function stored(type, schemas, resource, index) {
  const urns = schemas.filter((urn, i) => i === 0 || resource[urn] !== undefined);
  const number = String(index + 1).padStart(12, "0");
  const { meta, ...own } = resource;
  return {
    schemas: urns,
    id: `00000000-0000-7000-8000-${number}`,
    ...own,
    meta: { resourceType: type, ...meta },
  };
}

function runFilter(text, resources) {
  try {
    const matches = tester(parse(text));
    return { matched: Object.keys(resources).filter((name) => matches(resources[name])) };
  } catch (refused) {
    return { refused: firstLine(refused) };
  }
}

function runPatch(resource, body) {
  try {
    const copy = structuredClone(body);
    patchBodyValidation(copy);
    // For a replace without path and value scim-patch returns undefined: no resource at all.
    return { result: scimPatch(structuredClone(resource), copy.Operations) ?? "undefined" };
  } catch (refused) {
    return { refused: firstLine(refused) };
  }
}

/** Up to 120 characters and never none, so that the file stays readable. */
function firstLine(error) {
  return String(error.message || error.name).split("\n")[0].slice(0, 120).toWellFormed();
}

function filters() {
  const types = read("resources.json");
  const all = {};
  for (const [type, { schemas, resources }] of Object.entries(types)) {
    all[type] = {};
    Object.entries(resources).forEach(([name, resource], index) => {
      all[type][name] = stored(type, schemas, resource, index);
    });
  }
  const cases = [];
  for (const [type, topics] of Object.entries(read("filters.json"))) {
    for (const [topic, texts] of Object.entries(topics)) {
      for (const filter of texts) {
        cases.push({ type, topic, filter, ...runFilter(filter, all[type]) });
      }
    }
  }
  write(
    "filters.json",
    `{\n  "library": ${JSON.stringify(version("scim2-parse-filter"))},\n` +
      `  "definitions": ${JSON.stringify(read("schemas.json"))},\n` +
      `  "resources": {\n${members(all)}\n  },\n` +
      `  "cases": [\n${elements(cases)}\n  ]\n}\n`,
  );
}

function patches() {
  const { resources, topics } = read("patches.json");
  const cases = [];
  for (const [topic, given] of Object.entries(topics)) {
    for (const { name, on, body, operations } of given) {
      const message = body ?? { schemas: [PATCH_OP], Operations: operations };
      cases.push({ name, topic, on, body: message, ...runPatch(resources[on].resource, message) });
    }
  }
  write(
    "patches.json",
    `{\n  "library": ${JSON.stringify(version("scim-patch"))},\n` +
      `  "resources": {\n${members(resources)}\n  },\n` +
      `  "cases": [\n${elements(cases)}\n  ]\n}\n`,
  );
}

function write(name, text) {
  JSON.parse(text);
  writeFileSync(join(RESULTS, name), text);
}

filters();
patches();

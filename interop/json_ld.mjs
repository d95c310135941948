// States documents with jsonld.js, in safe mode, and compares with what Credenza states: the canonical graphs must be equal, and what one refuses the other must refuse.
//
//   node json_ld.mjs STATEMENTS
//
// STATEMENTS: the program that `cargo build -p credenza-core --example statements` makes. CREDENZA_SHARED: the folder of samples and vectors (default
// ../../shared beside the repository's root). The documents are every JSON object with `@context` in the samples of Open Badges and the recorded requests, once.

import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import jsonld from 'jsonld';
import {claim, ignored, verdict} from './claims.mjs';

const [program] = process.argv.slice(2);
const shared = process.env.CREDENZA_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url));
const VECTORS = 'vectors/contexts';
const BADGES = 'samples/open-badges/1edtech/contexts';

/** Where the text of each context lies. */
const FILES = {
  'https://www.w3.org/ns/credentials/v2': `${VECTORS}/credentials-v2.json`,
  'https://www.w3.org/2018/credentials/v1': `${VECTORS}/credentials-v1.json`,
  'https://www.w3.org/2018/credentials/examples/v1': `${VECTORS}/credentials-examples-v1.json`,
  'https://www.w3.org/ns/credentials/examples/v2': `${VECTORS}/credentials-examples-v2.json`,
  'https://w3id.org/security/data-integrity/v1': `${VECTORS}/data-integrity-v1.json`,
  'https://w3id.org/security/data-integrity/v2': `${VECTORS}/data-integrity-v2.json`,
  'https://w3id.org/security/suites/ed25519-2020/v1': `${VECTORS}/ed25519-2020-v1.json`,
  'https://w3id.org/security/multikey/v1': `${VECTORS}/multikey-v1.json`,
  'https://w3id.org/security/jwk/v1': `${VECTORS}/jwk-v1.json`,
  'https://www.w3.org/ns/did/v1': `${VECTORS}/did-v1.json`,
  'https://www.w3.org/ns/credentials/status/v1': `${VECTORS}/bitstring-status-list-v1.json`,
  'https://w3id.org/citizenship/v4rc1': `${VECTORS}/citizenship-v4rc1.json`,
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json': `${BADGES}/ob-v3p0.json`,
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json': `${BADGES}/ob-v3p0-3.0.1.json`,
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json': `${BADGES}/ob-v3p0-3.0.2.json`,
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json': `${BADGES}/ob-v3p0-3.0.3.json`,
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json': `${BADGES}/ob-v3p0-extensions.json`,
  'https://purl.imsglobal.org/spec/clr/v2p0/context.json': `${BADGES}/clr-v2p0.json`,
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json': `${BADGES}/clr-v2p0-2.0.1.json`
};

/** Differences that were looked into: part of jsonld.js's message or of Credenza's code, and who is right. */
const EXPLAINED = [
  {ours: 'invalid_iri', reason: 'Credenza refuses an IRI with a character that no IRI has; jsonld.js writes it into N-Quads that no reader takes'}
];

if(!existsSync(join(shared, 'vectors'))) {
  ignored('jsonld.js and Credenza state the same', 'no vectors in CREDENZA_SHARED');
  process.exit(verdict());
}

const contexts = {};
for(const [url, file] of Object.entries(FILES)) {
  contexts[url] = JSON.parse(readFileSync(join(shared, file), 'utf8'));
}
const documentLoader = async url => {
  if(!Object.hasOwn(contexts, url)) {
    throw new Error(`not known offline: ${url}`);
  }
  return {contextUrl: null, documentUrl: url, document: contexts[url]};
};

const documents = [...new Set([...samples(join(shared, 'samples/open-badges')), ...recorded(join(shared, 'vectors/recorded'))])];
const ours = stated(documents);
const counts = {equal: 0, refused: 0, explained: 0};
const differences = [];
for(const [index, text] of documents.entries()) {
  const theirs = await canonical(text);
  const own = ours[index];
  const graph = own.quads === undefined ? undefined : await canonize(own.quads);
  if(graph !== undefined && graph === theirs.graph) {
    counts.equal += 1;
  } else if(graph === undefined && theirs.graph === undefined) {
    counts.refused += 1;
  } else if(EXPLAINED.some(({ours}) => ours === own.code && theirs.graph !== undefined)) {
    counts.explained += 1;
  } else {
    differences.push({own: own.message ?? 'stated', theirs: theirs.error ?? 'stated', text: text.slice(0, 300), graph, other: theirs.graph});
  }
}
if(process.env.VERBOSE) {
  console.log(JSON.stringify(differences, null, 1));
}
const summary = differences.slice(0, 5).map(({own, theirs}) => `Credenza: ${own}; jsonld.js: ${theirs}`).join(' | ');
claim(`${documents.length} documents: ${counts.equal} equal canonical graphs, ${counts.refused} refused by both, ${counts.explained} explained differences`,
  differences.length === 0, `${differences.length} differences: ${summary}`);
process.exitCode = verdict();

async function canonical(text) {
  try {
    const options = {algorithm: 'RDFC-1.0', format: 'application/n-quads', documentLoader, base: null, safe: true, rdfDirection: 'i18n-datatype'};
    return {graph: await jsonld.canonize(JSON.parse(text), options)};
  } catch(error) {
    return {error: `${error.message} ${error.details?.event?.code ?? error.details?.code ?? ''}`};
  }
}

function canonize(quads) {
  return jsonld.canonize(quads, {algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', format: 'application/n-quads'});
}

function stated(documents) {
  const folder = mkdtempSync(join(tmpdir(), 'json-ld-'));
  try {
    const file = join(folder, 'contexts.json');
    writeFileSync(file, JSON.stringify(contexts));
    const output = execFileSync(program, [file], {input: documents.join('\n') + '\n', maxBuffer: 1 << 30, encoding: 'utf8'});
    return output.trimEnd().split('\n').map(line => JSON.parse(line));
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function * samples(folder) {
  for(const entry of readdirSync(folder, {withFileTypes: true, recursive: true})) {
    if(entry.isFile() && entry.name.endsWith('.json') && !entry.parentPath.includes('contexts')) {
      yield* objects(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    }
  }
}

function * recorded(folder) {
  for(const name of readdirSync(folder).filter(name => name.endsWith('.jsonl'))) {
    for(const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      yield* objects(line);
    }
  }
}

/** Every object with `@context` in it, and the same without its proof. */
function * objects(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch{
    return;
  }
  const waiting = [value];
  while(waiting.length > 0) {
    const next = waiting.pop();
    if(next === null || typeof next !== 'object') {
      continue;
    }
    if(Object.hasOwn(next, '@context')) {
      yield JSON.stringify(next);
      if(Object.hasOwn(next, 'proof')) {
        const {proof: _, ...rest} = next;
        yield JSON.stringify(rest);
      }
    }
    waiting.push(...Object.values(next));
  }
}

// Checks a directory of credentials issued by Credenza with JavaScript implementations, and has them sign others for Credenza to verify.
//
//   node check.mjs ISSUED WORK
//
// ISSUED: *.json, each with one eddsa-jcs-2022 proof of a did:key. WORK: receives contexts.json, graphs.json and signed/*.json for the other steps.
// CREDENZA_SHARED: the folder of samples (default ../../shared beside the repository's root).

import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import jsonld from 'jsonld';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {createSignCryptosuite, createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import Ajv from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import {claim, ignored, verdict} from './claims.mjs';
import {lost, missing, relative} from './elements.mjs';
import {mutations, removals} from './mutate.mjs';
import {OPEN_BADGES, contexts, newKey, offline} from './offline.mjs';

const [issuedFolder, work] = process.argv.slice(2);
const shared = process.env.CREDENZA_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url));
const SCHEMA = 'samples/open-badges/schemas/v3_0/ob_v3p0_achievementcredential_schema.json';
const NEWER_CONTEXT = 'samples/open-badges/1edtech/contexts/ob-v3p0-3.0.3.json';
const DEFECT = 'document.@context does not start with proof.@context';

const issued = readdirSync(issuedFolder).filter(name => name.endsWith('.json')).sort()
  .map(name => ({name, secured: read(join(issuedFolder, name))}));
const first = issued[0];
const documentLoader = offline();
const {key, did} = await newKey();

mkdirSync(join(work, 'signed'), {recursive: true});
writeFileSync(join(work, 'contexts.json'), JSON.stringify(Object.fromEntries(contexts)));

await meaning();
await schema();
await rdf();
await jcsOfCredenza();
await jcsOfDigitalBazaar();
process.exitCode = verdict();

/** Nothing is lost in JSON-LD safe mode, and every element is there under its IRI. */
async function meaning() {
  const inline = new Set(issued.map(({secured}) => JSON.stringify(secured['@context'].filter(item => typeof item === 'object'))));
  claim(`the ${issued.length} issued credentials carry the same inline context (${JSON.parse([...inline][0]).length} object)`, inline.size === 1);
  const graphs = {};
  for(const {name, secured} of issued) {
    const document = unsecured(secured);
    const expanded = await jsonld.expand(document, {documentLoader, base: null, safe: true});
    const gone = lost(document, expanded);
    claim(`jsonld.js, safe mode: no value of ${name} is lost`, gone.length === 0, JSON.stringify(gone));
    const wrong = relative(expanded);
    claim(`jsonld.js: ${name} has absolute IRIs only`, wrong.length === 0, JSON.stringify(wrong));
    const absent = missing(expanded);
    claim(`${name} states every element under its European or Open Badges IRI`, absent.length === 0, absent.join('; '));
    graphs[name] = await digest(document, documentLoader);
  }
  writeFileSync(join(work, 'graphs.json'), JSON.stringify(graphs));

  const edited = structuredClone(unsecured(first.secured));
  edited.credentialSubject.achievement.unheardOf = 'x';
  const refused = await jsonld.expand(edited, {documentLoader, base: null, safe: true}).then(() => false, error => /safe/i.test(error.message));
  claim('control: jsonld.js in safe mode refuses a term that no context defines', refused);

  const newer = join(shared, NEWER_CONTEXT);
  const sentence = 'both published contents of the Open Badges context 3.0.3 give the same graph';
  if(existsSync(newer)) {
    const loader = offline(new Map([...contexts, [OPEN_BADGES, read(newer)]]));
    claim(sentence, await digest(unsecured(first.secured), loader) === graphs[first.name]);
  } else {
    ignored(sentence, `no ${NEWER_CONTEXT} in CREDENZA_SHARED`);
  }
}

/** The official JSON Schema of Open Badges 3.0. */
async function schema() {
  const file = join(shared, SCHEMA);
  if(!existsSync(file)) {
    ignored('the official Open Badges 3.0 schema', `no ${SCHEMA} in CREDENZA_SHARED`);
    return;
  }
  const ajv = new Ajv.default({strict: false, allErrors: true});
  addFormats.default(ajv);
  const validate = ajv.compile(read(file));
  for(const {name, secured} of issued) {
    const valid = validate(secured);
    claim(`${name} satisfies the official Open Badges 3.0 JSON Schema`, valid, JSON.stringify(validate.errors?.slice(0, 3)));
  }
  const broken = structuredClone(first.secured);
  delete broken.credentialSubject.achievement.criteria;
  claim('control: without criteria the schema refuses it', !validate(broken));
}

/** eddsa-rdfc-2022: what the signature of an RDF suite would cover. */
async function rdf() {
  const suite = () => new DataIntegrityProof({cryptosuite: rdfc});
  const sign = document => vc.issue({credential: document, suite: new DataIntegrityProof({signer: key.signer(), cryptosuite: rdfc}), documentLoader});
  for(const {name, secured} of issued) {
    const result = await verify(roundTrip(await sign(issuedBy(secured, did))), suite());
    claim(`${name}, signed again with eddsa-rdfc-2022, verifies in Digital Bazaar's library`, result.verified, result.reason);
  }
  const signed = roundTrip(await sign(issuedBy(first.secured, did)));
  const accepted = [];
  let tried = 0;
  for(const [pointer, copy] of mutations(signed, ['@context'])) {
    tried += 1;
    if((await verify(copy, suite())).verified) {
      accepted.push(pointer);
    }
  }
  claim(`eddsa-rdfc-2022 covers every value: ${tried} changed, none accepted`, accepted.length === 0, accepted.join(' '));
  const removed = [];
  tried = 0;
  for(const [pointer, copy] of removals(signed, ['@context', 'proof'])) {
    tried += 1;
    if((await verify(copy, suite())).verified) {
      removed.push(pointer);
    }
  }
  claim(`eddsa-rdfc-2022 covers every member: ${tried} removed, none accepted`, removed.length === 0, removed.join(' '));
}

/** Credenza's own signatures in Digital Bazaar's eddsa-jcs-2022. */
async function jcsOfCredenza() {
  const suite = () => new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()});
  for(const {name, secured} of issued) {
    const result = await verify(structuredClone(secured), suite());
    claim(`its defect: Digital Bazaar refuses ${name} for "${DEFECT}"`, !result.verified && result.reason === DEFECT, result.reason);
    const shared = structuredClone(secured);
    shared.proof['@context'] = shared['@context'];
    const again = await verify(shared, suite());
    claim(`around it: with one object for the two equal contexts Digital Bazaar verifies Credenza's signature on ${name}`, again.verified, again.reason);
    const tampered = structuredClone(shared);
    tampered.credentialSubject.achievement.name += 'x';
    tampered.proof['@context'] = tampered['@context'];
    claim(`control: and refuses it tampered`, !(await verify(tampered, suite())).verified);
  }
}

/** Credentials signed by Digital Bazaar's eddsa-jcs-2022, for Credenza to verify. */
async function jcsOfDigitalBazaar() {
  const suite = () => new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()});
  const sign = async document => roundTrip(await vc.issue({
    credential: document, suite: new DataIntegrityProof({signer: key.signer(), cryptosuite: createSignCryptosuite()}), documentLoader
  }));
  const signed = await sign(issuedBy(first.secured, did));
  write('digital-bazaar.accept.json', signed);
  const tampered = structuredClone(signed);
  tampered.credentialSubject.achievement.name += 'x';
  write('digital-bazaar-tampered.refuse.json', tampered);

  const plain = await sign(openBadgeOnly(issuedBy(first.secured, did)));
  const result = await verify(plain, suite());
  claim('a case without the defect: without an inline context Digital Bazaar verifies its own eddsa-jcs-2022 after a round trip', result.verified, result.reason);
  write('digital-bazaar-open-badge-only.accept.json', plain);
}

function write(name, document) {
  writeFileSync(join(work, 'signed', name), JSON.stringify(document, null, 2));
}

async function verify(credential, suite) {
  const {verified, error} = await vc.verifyCredential({credential, suite, documentLoader});
  const reasons = error?.errors?.map(inner => inner.message) ?? (error ? [error.message] : []);
  return {verified, reason: reasons.join('; ')};
}

async function digest(document, loader) {
  const options = {algorithm: 'RDFC-1.0', format: 'application/n-quads', documentLoader: loader, base: null, safe: true};
  return createHash('sha256').update(await jsonld.canonize(document, options)).digest('hex');
}

/** The same credential, not secured, by another issuer. */
function issuedBy(secured, did) {
  const document = unsecured(secured);
  const issuer = typeof document.issuer === 'string' ? document.issuer : document.issuer.id;
  return JSON.parse(JSON.stringify(document).replaceAll(JSON.stringify(issuer), JSON.stringify(did)));
}

/** The credential without the terms of the inline context, and without it. */
function openBadgeOnly(document) {
  const european = new Set(document['@context'].filter(item => typeof item === 'object').flatMap(Object.keys));
  const strip = value => {
    if(Array.isArray(value)) {
      return value.map(strip);
    }
    if(value === null || typeof value !== 'object') {
      return value;
    }
    return Object.fromEntries(Object.entries(value).filter(([name]) => !european.has(name)).map(([name, inner]) => [name, strip(inner)]));
  };
  const {'@context': context, ...rest} = document;
  return {'@context': context.filter(item => typeof item === 'string'), ...strip(rest)};
}

function unsecured(secured) {
  const {proof: _, ...document} = secured;
  return document;
}

function roundTrip(document) {
  return JSON.parse(JSON.stringify(document));
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

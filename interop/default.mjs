// Credentials as `credenza issue` signs them by default, in two independent implementations, and theirs for Credenza to judge.
//
//   node default.mjs FOLDER-OF-CREDENTIALS FOLDER-FOR-THEIRS

import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import * as bazaar from '@digitalbazaar/vc';
import {DataIntegrityProof as BazaarProof} from '@digitalbazaar/data-integrity';
import {cryptosuite as bazaarSuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {Ed25519Signature2020} from '@digitalbazaar/ed25519-signature-2020';
import {Ed25519VerificationKey2020} from '@digitalbazaar/ed25519-verification-key-2020';
import ed25519 from 'ed25519-signature-2020-context';
import * as consortium from '@digitalcredentials/vc';
import {DataIntegrityProof as ConsortiumProof} from '@digitalcredentials/data-integrity';
import {cryptosuite as consortiumSuite} from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import {claim, verdict} from './claims.mjs';
import {contexts, newKey, offline} from './offline.mjs';

const [, , issued, theirs] = process.argv;
const known = new Map([...contexts, ...ed25519.contexts]);
const documentLoader = offline(known);
mkdirSync(theirs, {recursive: true});

const peers = [
  ['Digital Bazaar', bazaar, BazaarProof, bazaarSuite],
  ['the Digital Credentials Consortium', consortium, ConsortiumProof, consortiumSuite]
];
const files = readdirSync(issued).filter(name => name.endsWith('.json'));
const read = name => JSON.parse(readFileSync(join(issued, name)));
const reason = error => `${error?.message}: ${(error?.errors ?? []).map(inner => inner.message).join('; ')}`;

for(const name of files) {
  const isOlder = read(name).proof.type === 'Ed25519Signature2020';
  for(const [peer, library, Proof, cryptosuite] of peers) {
    if(isOlder && library !== bazaar) {
      continue;
    }
    const suite = () => isOlder ? new Ed25519Signature2020() : new Proof({cryptosuite});
    const check = credential => library.verifyCredential({credential, suite: suite(), documentLoader});
    const result = await check(read(name));
    claim(`${name} (${read(name).proof.cryptosuite ?? read(name).proof.type}) verifies at ${peer}`, result.verified, reason(result.error));
    const changed = read(name);
    changed.credentialSubject.achievement.name += '!';
    claim(`control: ${name}, changed, does not`, !(await check(changed)).verified);
  }
}

const {key, did} = await newKey();
const blank = () => {
  const {proof, ...credential} = read(files.find(name => read(name).proof.cryptosuite));
  return {...credential, issuer: {...credential.issuer, id: did}};
};
const write = (name, document) => writeFileSync(join(theirs, name), JSON.stringify(document));
for(const [peer, library, Proof, cryptosuite] of peers) {
  const name = peer.split(' ').at(-1).toLowerCase();
  const signed = await library.issue({credential: blank(), suite: new Proof({signer: key.signer(), cryptosuite}), documentLoader});
  write(`${name}-rdfc.accept.json`, signed);
  signed.name = `${signed.name}!`;
  write(`${name}-rdfc.refuse.json`, signed);
}
const older = await Ed25519VerificationKey2020.generate();
older.controller = `did:key:${older.publicKeyMultibase}`;
older.id = `${older.controller}#${older.publicKeyMultibase}`;
const credential = blank();
credential.issuer.id = older.controller;
const signed = await bazaar.issue({credential, suite: new Ed25519Signature2020({key: older}), documentLoader});
write('bazaar-2020.accept.json', signed);
process.exitCode = verdict();

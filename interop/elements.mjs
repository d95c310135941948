// Where the standard elements stand in an expanded credential, by IRI. Written from the Europass Learning Model and Open Badges 3.0, not from Credenza's context.

const OB = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';
const ELM = 'http://data.europa.eu/snb/model/elm/';
const DCT = 'http://purl.org/dc/terms/';
const SCHEMA = 'https://schema.org/';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const VC = 'https://www.w3.org/2018/credentials#';
const MICRO = 'urn:credenza:micro:';

const SUBJECT = [`${VC}credentialSubject`];
const ACHIEVEMENT = [...SUBJECT, `${OB}achievement`];
// In ELM an assessment has its kind in the specification and its supervision and grade with the learner; each may stand on either side.
const EITHER_SIDE = [[...ACHIEVEMENT], [...SUBJECT], [...ACHIEVEMENT, `${ELM}provenBy`], [...SUBJECT, `${ELM}provenBy`]];

const anyOf = (places, ...path) => places.map(place => [...place, ...path]);

/** [element, paths of which each must lead somewhere; a path is a list of alternatives]. */
export const ELEMENTS = [
  ['1 learner: name', [anyOf([SUBJECT], 'http://xmlns.com/foaf/0.1/fullName')]],
  ['1 learner: identity objects', [
    anyOf([SUBJECT], `${OB}identifier`, `${OB}identityHash`), anyOf([SUBJECT], `${OB}identifier`, `${OB}identityType`),
    anyOf([SUBJECT], `${OB}identifier`, `${OB}hashed`)]],
  ['2 title', [anyOf([ACHIEVEMENT], `${DCT}title`), anyOf([ACHIEVEMENT], `${SCHEMA}name`)]],
  ['3 country of the issuer', [[[`${VC}issuer`, `${OB}address`, `${OB}CountryCode`]]]],
  ['4 awarding body', [anyOf([SUBJECT], `${ELM}awardingBody`)]],
  ['4 awarding body: legal name', [[
    [...SUBJECT, `${ELM}awardingBody`, 'http://www.w3.org/ns/regorg#legalName'], [`${VC}issuer`, 'http://www.w3.org/ns/regorg#legalName']]]],
  ['5 date of issuing', [[[`${OB}awardedDate`]], [[`${VC}validFrom`]]]],
  ['6 learning outcomes', [
    anyOf([ACHIEVEMENT], `${ELM}learningOutcome`, `${DCT}title`), anyOf([ACHIEVEMENT], `${ELM}learningOutcome`, `${DCT}type`),
    anyOf([ACHIEVEMENT], `${OB}Criteria`, `${OB}narrative`)]],
  ['6 learning outcomes: ESCO', [anyOf([ACHIEVEMENT], `${ELM}learningOutcome`, `${ELM}relatedESCOSkill`)]],
  ['7 workload', [
    anyOf([ACHIEVEMENT], `${ELM}creditPoint`, `${ELM}framework`), anyOf([ACHIEVEMENT], `${ELM}creditPoint`, `${ELM}point`),
    anyOf([ACHIEVEMENT], `${OB}creditsAvailable`), anyOf([SUBJECT], `${OB}creditsEarned`)]],
  ['7 workload: hours per credit', [anyOf([ACHIEVEMENT], `${MICRO}hoursPerCredit`)]],
  ['8 level', [
    anyOf([ACHIEVEMENT], `${ELM}EQFLevel`), anyOf([ACHIEVEMENT], `${ELM}NQFLevel`, `${SKOS}notation`),
    anyOf([ACHIEVEMENT], `${OB}alignment`, `${SCHEMA}targetUrl`)]],
  ['9 assessment', [anyOf([ACHIEVEMENT, SUBJECT], `${ELM}provenBy`, `${DCT}type`)]],
  ['10 participation', [anyOf([ACHIEVEMENT], `${ELM}mode`)]],
  ['11 quality assurance', [
    anyOf([ACHIEVEMENT], `${ELM}accreditation`, `${DCT}type`),
    anyOf([ACHIEVEMENT], `${ELM}accreditation`, `${ELM}accreditingAgent`, 'http://www.w3.org/ns/regorg#legalName')]],
  ['12 prerequisites', [anyOf([ACHIEVEMENT], `${ELM}entryRequirement`, `${ELM}noteLiteral`)]],
  ['13 supervision and identity verification', [anyOf(EITHER_SIDE, `${ELM}idVerification`)]],
  ['14 grade and its scale', [
    anyOf(EITHER_SIDE, `${ELM}grade`), anyOf(EITHER_SIDE, `${ELM}gradingScheme`, `${DCT}title`), anyOf([SUBJECT], `${OB}result`, `${SCHEMA}value`),
    anyOf([ACHIEVEMENT], `${OB}resultDescription`, `${OB}valueMax`)]],
  ['15 stackability', [anyOf([ACHIEVEMENT], `${MICRO}stackability`)]],
  ['15 stackability: part of', [
    anyOf([ACHIEVEMENT], `${ELM}isPartialQualification`), anyOf([ACHIEVEMENT], `${ELM}isPartOf`, `${DCT}title`),
    anyOf([ACHIEVEMENT], `${ELM}isPartOf`, `${ELM}learningOutcome`, `${DCT}title`)]],
  ['16 further information', [[
    [...ACHIEVEMENT, `${ELM}additionalNote`, `${ELM}noteLiteral`], [...ACHIEVEMENT, `${ELM}supplementaryDocument`]]]],
  ['kind of award', [anyOf([ACHIEVEMENT], `${MICRO}awardKind`)]],
  ['legal basis', [anyOf([ACHIEVEMENT], `${MICRO}legalBasis`)]]
];

/** The elements that an expanded credential does not state by their IRIs. */
export function missing(expanded) {
  return ELEMENTS.filter(([, paths]) => !paths.every(alternatives => alternatives.some(path => leads(expanded, path)))).map(([name]) => name);
}

/** The scalars of a compact document that do not stand in its expanded form: what a processor would have lost in silence. */
export function lost(document, expanded) {
  const found = new Map();
  for(const value of scalars(expanded, () => true)) {
    found.set(value, (found.get(value) ?? 0) + 1);
  }
  const isValue = key => key !== '@context' && key !== 'type';
  return [...scalars(document, isValue)].filter(value => {
    const left = found.get(value) ?? 0;
    found.set(value, left - 1);
    return left < 1;
  });
}

/** The `@type`s, properties and `@id`s of an expanded document that are no absolute IRIs. */
export function relative(expanded) {
  const absolute = text => /^[a-z][a-z0-9+.-]*:./i.test(text);
  const wrong = [];
  const walk = node => {
    for(const [key, value] of Object.entries(node)) {
      if(!key.startsWith('@') && !Array.isArray(node) && !absolute(key)) {
        wrong.push(key);
      }
      if(key === '@id' && !absolute(value)) {
        wrong.push(value);
      }
      if(key === '@type') {
        wrong.push(...[value].flat().filter(type => !absolute(type)));
      } else if(value !== null && typeof value === 'object') {
        walk(value);
      }
    }
  };
  walk(expanded);
  return wrong;
}

function leads(nodes, [property, ...rest]) {
  const values = nodes.flatMap(node => node[property] ?? []);
  return values.length > 0 && (rest.length === 0 || leads(values, rest));
}

function* scalars(value, wanted) {
  if(value === null || typeof value !== 'object') {
    yield value;
    return;
  }
  for(const [key, inner] of Object.entries(value)) {
    if(Array.isArray(value) || wanted(key)) {
      yield* scalars(inner, wanted);
    }
  }
}

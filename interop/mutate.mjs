// Every small change of a document.

/** A copy of `document` for every scalar outside `except`, with that scalar changed: [pointer, copy]. */
export function* mutations(document, except) {
  for(const path of paths(document)) {
    if(except.includes(path[0])) {
      continue;
    }
    const copy = structuredClone(document);
    const parent = path.slice(0, -1).reduce((node, key) => node[key], copy);
    const last = path.at(-1);
    parent[last] = changed(parent[last]);
    yield [`/${path.join('/')}`, copy];
  }
}

/** A copy for every member or item outside `except`, with it removed: [pointer, copy]. */
export function* removals(document, except) {
  for(const path of paths(document, true)) {
    if(except.includes(path[0])) {
      continue;
    }
    const copy = structuredClone(document);
    const parent = path.slice(0, -1).reduce((node, key) => node[key], copy);
    if(Array.isArray(parent)) {
      parent.splice(Number(path.at(-1)), 1);
    } else {
      delete parent[path.at(-1)];
    }
    yield [`/${path.join('/')}`, copy];
  }
}

function changed(value) {
  switch(typeof value) {
    case 'string': return `${value}x`;
    case 'number': return value + 1;
    case 'boolean': return !value;
    default: return 'x';
  }
}

function* paths(value, inner = false, path = []) {
  if(value === null || typeof value !== 'object') {
    if(!inner) {
      yield path;
    }
    return;
  }
  for(const key of Object.keys(value)) {
    if(inner) {
      yield [...path, key];
    }
    yield* paths(value[key], inner, [...path, key]);
  }
}

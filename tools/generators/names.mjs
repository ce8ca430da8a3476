import { Refused } from './refused.mjs';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The name in every case that code needs. */
export function namesOf(kebab) {
  if (!KEBAB.test(kebab)) throw new Refused(`${kebab}: write names in kebab-case, like rename-unit`);
  const words = kebab.split('-');
  const pascal = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
  return {
    kebab,
    pascal,
    camel: pascal[0].toLowerCase() + pascal.slice(1),
    snake: words.join('_'),
    sentence: `${words.join(' ')[0].toUpperCase()}${words.join(' ').slice(1)}`,
    words,
  };
}

export function kebabOf(pascal) {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(pascal)) throw new Refused(`${pascal}: write event types in PascalCase`);
  return pascal.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

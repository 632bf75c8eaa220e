/** A name as it reads in a sentence, and whether it takes a plural verb. */
export interface NounPhrase {
  name: string;
  plural: boolean;
}

const armies = /^(Armed Forces|National Security Forces)\b/;
const people = /\b(refugees|mujahideen|forces|separatists|rebels|militants|groups|people|authorities)$/i;
const bodies =
  /^(United (States|Kingdom|Nations|Arab Emirates)|European Union|Netherlands|Philippines|Maldives|Bahamas|Gambia|Islamic State$|Islamic Republic of|(People's |Democratic )?Republic of|Kingdom of|State of|Ministry of|Government of|Embassy of|Armed Forces of|Northern Alliance|National Resistance Front|Quad$|Taliban\b)/;
const bodyEnds =
  /\b(Republic|Union|Organi[sz]ation|League|Alliance|Ministry|Council|Front|Movement|Army|Agency|Commission|Committee|Ministry of Foreign Affairs)$/;

/** The name, with an article where English needs one: "the Taliban", "the United States", but "Iran". */
export function toNounPhrase(name: string): NounPhrase {
  const plural = armies.test(name) || people.test(name) || /^Taliban$/.test(name);
  const article = bodies.test(name) || bodyEnds.test(name);
  return { name: article ? `the ${name}` : name, plural };
}

/** Capitalized, for the start of a sentence. */
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Iran", "Iran and Pakistan", "Iran, Pakistan and the Taliban". */
export const joinNames = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

import type { BriefPair } from '../../api/brief';
import { formatLongDay } from '../../format/format';
import { isKnownLabel, type KnownLabel } from '../../stances/labels';
import { capitalize, joinNames, type NounPhrase, toNounPhrase } from './nounPhrases';

type PairStance = { holder: string; target: string; label: KnownLabel };

/** How many clauses read at a glance. */
const maxClauses = 3;

/** Each label as a predicate: singular, plural, and mutual. */
const verbs: Record<KnownLabel, { one: string; many: string; mutual: string }> = {
  hostile: { one: 'is hostile to', many: 'are hostile to', mutual: 'are hostile to each other' },
  critical: { one: 'is critical of', many: 'are critical of', mutual: 'are critical of each other' },
  neutral: { one: 'is neutral toward', many: 'are neutral toward', mutual: 'are neutral toward each other' },
  favourable: { one: 'is favourable to', many: 'are favourable to', mutual: 'are favourable to each other' },
  aligned: { one: 'is aligned with', many: 'are aligned with', mutual: 'are aligned with each other' },
  mixed: { one: 'sends mixed signals to', many: 'send mixed signals to', mutual: 'send each other mixed signals' },
};

/** Where the actors that matter most stand, in one sentence; leaves out unknown and faded stances. */
export function briefHeadline(
  pairs: readonly Pick<BriefPair, 'holder' | 'target' | 'to'>[],
  asOf: string,
  nameOf: (id: string) => string,
): string {
  const stands = pairs.flatMap(({ holder, target, to }): PairStance[] =>
    isKnownLabel(to.label) ? [{ holder, target, label: to.label }] : [],
  );
  if (stands.length === 0) return `On ${formatLongDay(asOf)} there is no recent evidence of where anyone stands.`;
  const clauses: string[] = [];
  let rest = stands;
  for (let first = rest[0]; first && clauses.length < maxClauses; first = rest[0]) {
    const { text, used } = buildClause(first, rest, nameOf);
    clauses.push(text);
    rest = rest.filter((stand) => !used.includes(stand));
  }
  return `${capitalize(clauses.join('; '))}.`;
}

const isReverse = (one: PairStance, other: PairStance): boolean => one.holder === other.target && one.target === other.holder;

/** The first stance in words, together with others that fit the same clause. */
function buildClause(
  first: PairStance,
  stands: readonly PairStance[],
  nameOf: (id: string) => string,
): { text: string; used: PairStance[] } {
  const name = (id: string) => toNounPhrase(nameOf(id));
  const verb = verbs[first.label];
  const answer = stands.find((stand) => isReverse(first, stand));
  const [holder, target] = [name(first.holder), name(first.target)];
  if (answer && answer.label === first.label)
    return { text: `${joinNames([holder.name, target.name])} ${verb.mutual}`, used: [first, answer] };
  if (answer)
    return {
      text: `${formatClause(holder, first.label, [target])}, while ${formatClause(target, answer.label, [holder])}`,
      used: [first, answer],
    };

  // A stance that pairs up with its reverse is not grouped with others.
  const alike = stands.filter((stand) => stand.label === first.label && !stands.some((other) => isReverse(stand, other)));
  const holders = alike.filter((stand) => stand.target === first.target).slice(0, 3);
  if (holders.length > 1)
    return { text: `${joinNames(holders.map((stand) => name(stand.holder).name))} ${verb.many} ${target.name}`, used: holders };

  const targets = alike.filter((stand) => stand.holder === first.holder).slice(0, 3);
  return {
    text: formatClause(
      holder,
      first.label,
      targets.map((stand) => name(stand.target)),
    ),
    used: targets,
  };
}

const formatClause = (holder: NounPhrase, label: KnownLabel, targets: readonly NounPhrase[]): string =>
  `${holder.name} ${holder.plural ? verbs[label].many : verbs[label].one} ${joinNames(targets.map((target) => target.name))}`;

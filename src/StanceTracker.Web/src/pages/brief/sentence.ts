import type { BriefPair } from '../../api/brief';
import { type HeldLabel, isHeldLabel } from '../../stance/words';
import { formatLongDay } from '../../words/format';
import { capital, listed, type Named, named } from './names';

type Stand = { holder: string; target: string; label: HeldLabel };

/** How many clauses read at a glance. */
const clauses = 3;

/** Each label as a predicate: singular, plural, and mutual. */
const verbs: Record<HeldLabel, { one: string; many: string; mutual: string }> = {
  hostile: { one: 'is hostile to', many: 'are hostile to', mutual: 'are hostile to each other' },
  critical: { one: 'is critical of', many: 'are critical of', mutual: 'are critical of each other' },
  neutral: { one: 'is neutral toward', many: 'are neutral toward', mutual: 'are neutral toward each other' },
  favourable: { one: 'is favourable to', many: 'are favourable to', mutual: 'are favourable to each other' },
  aligned: { one: 'is aligned with', many: 'are aligned with', mutual: 'are aligned with each other' },
  mixed: { one: 'sends mixed signals to', many: 'send mixed signals to', mutual: 'send each other mixed signals' },
};

/** Where the actors that matter most stand, in one sentence; leaves out unknown and faded stances. */
export function briefSentence(pairs: readonly Pick<BriefPair, 'holder' | 'target' | 'to'>[], asOf: string, nameOf: (id: string) => string): string {
  const stands = pairs.flatMap(({ holder, target, to }): Stand[] => (isHeldLabel(to.label) ? [{ holder, target, label: to.label }] : []));
  if (stands.length === 0) return `On ${formatLongDay(asOf)} there is no recent evidence of where anyone stands.`;
  const told: string[] = [];
  let rest = stands;
  for (let first = rest[0]; first && told.length < clauses; first = rest[0]) {
    const { text, used } = clauseOf(first, rest, nameOf);
    told.push(text);
    rest = rest.filter((stand) => !used.includes(stand));
  }
  return `${capital(told.join('; '))}.`;
}

const isAnswer = (one: Stand, other: Stand): boolean => one.holder === other.target && one.target === other.holder;

/** The first stance in words, together with others that fit the same clause. */
function clauseOf(first: Stand, stands: readonly Stand[], nameOf: (id: string) => string): { text: string; used: Stand[] } {
  const name = (id: string) => named(nameOf(id));
  const verb = verbs[first.label];
  const answer = stands.find((stand) => isAnswer(first, stand));
  const [holder, target] = [name(first.holder), name(first.target)];
  if (answer && answer.label === first.label) return { text: `${listed([holder.name, target.name])} ${verb.mutual}`, used: [first, answer] };
  if (answer) return { text: `${clause(holder, first.label, [target])}, while ${clause(target, answer.label, [holder])}`, used: [first, answer] };

  // A stance that pairs up with its reverse is not grouped with others.
  const alike = stands.filter((stand) => stand.label === first.label && !stands.some((other) => isAnswer(stand, other)));
  const holders = alike.filter((stand) => stand.target === first.target).slice(0, 3);
  if (holders.length > 1) return { text: `${listed(holders.map((stand) => name(stand.holder).name))} ${verb.many} ${target.name}`, used: holders };

  const targets = alike.filter((stand) => stand.holder === first.holder).slice(0, 3);
  return { text: clause(holder, first.label, targets.map((stand) => name(stand.target))), used: targets };
}

const clause = (holder: Named, label: HeldLabel, targets: readonly Named[]): string => `${holder.name} ${holder.plural ? verbs[label].many : verbs[label].one} ${listed(targets.map((target) => target.name))}`;

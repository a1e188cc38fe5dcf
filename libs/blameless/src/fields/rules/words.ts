import { wordsIn } from '../../lexicon/lexicon';

/** Words of classes of the lexicon, without those that are said of software and of plans as well. */
const ofClasses = (classes: readonly string[], without: string): string => {
  const left = new Set(without.split(' '));
  return classes
    .flatMap((name) => [...(wordsIn(name) ?? [])])
    .filter((word) => !left.has(word))
    .map((word) => word.replaceAll('-', ' '))
    .join('|');
};

/** Words in a pattern, written with blanks between; `_` is a blank within one. */
const list = (words: string): string =>
  words
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '))
    .join('|');

const STAFF = list(
  `persons? people individuals? engineers? developers? devs? employees? operators? admins? administrators? technicians? colleagues? staff programmers? dbas?
   team_?members? contractors? responders? implementers? deployers? committers? authors? reviewers? approvers? managers? supervisors? sres? somebody someone
   anyone anybody party parties members? workers? analysts? commanders?`,
);

const WORKER = list(
  `techs? nurses? doctors? surgeons? physicians? clinicians? pharmacists? midwife paramedics? pilots? drivers? captains? crew cooks? clerks? security_guards? conductors?
   controllers? dispatchers? agents? wardens? registrars? insiders? cashiers? tellers? traders? foreman electricians? mechanics? fitters? welders? lifeguards? caretakers? officers?
   signallers? trainees? interns? apprentices? assignees? handlers? pickers? couriers? teachers? leads?(?!_times?) qa owners? requesters? specialists?
   maintainers? testers? consultants?`,
);

/** What `<name>` stands for in a pattern. */
export const WORDS: Readonly<Record<string, string>> = {
  staff: STAFF,
  person: `${STAFF}|human|users?|who|whom|names?`,
  worker: `${STAFF}|${WORKER}`,
  group: `${STAFF}|${WORKER}|teams?|on ?call|shift|ops|security|support|department|vendor|they|he|she`,
  did: list(
    `causes? caused broke break did triggered introduced made pushed deployed merged approved deleted changed ran executed forgot failed missed ignored let
     wrote started messed committed authori[sz]ed signed screwed slipped skipped touched`,
  ),
  /** What somebody did that went wrong, or that the trouble is put down to. */
  harmed: list(
    `left gave sent skipped mishandled mis\\w+ed closed opened cut hit pulled pressed clicked lost forgot overlooked neglected bypassed disabled removed dropped
     unplugged crashed damaged violated breached leaked exposed ordered chose started deleted allowed touched entered typed configured botched bungled ignored
     blocked delayed failed took_down brought_down put set ran signed_off`,
  ),
  enough: `in time|promptly|${ofClasses(['properly'], 'fully')}`,
  /** What is said of people who are judged. */
  trait: ofClasses(['judgeadj', 'judgeadv', 'insult'], 'lazy dumb unreliable lax irrational asleep blindly'),
  unfit: ofClasses(['badtrait', 'judgeadj'], 'absent green'),
  virtue: ofClasses(['attention'], 'experience interest effort care thought responsibility accountability expertise commitment'),
  neglected: ofClasses(['judgeverb:past', 'judgeverb:part'], ''),
  neglect: ofClasses(['judgeverb:base'], ''),
  /** What is called culprit, offending or at fault without anybody being meant. */
  thing: list(
    `commits? packages? versions? quer(?:y|ies) process(?:es)? hosts? pods? nodes? ips? jobs? modules? librar(?:y|ies) lines? files? disks? services? systems?
     components? dependenc(?:y|ies) output rules? requests? tenants? config builds? releases? devices? cables? sensors? parts? units? rails? voltage tables?`,
  ),
};

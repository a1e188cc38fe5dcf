import { isPast } from '../grammar/verbs';
import { verbForms } from '../lexicon/inflect';
import { BASE_OF_PARTICIPLE, IRREGULAR } from '../lexicon/irregular-verbs';

const PAST_OF_PARTICIPLE = new Map(
  [...IRREGULAR.values()].flatMap(({ past, participle }) => participle.map((form) => [form, past[0] as string] as const)),
);

const PARTICIPLE_OF_PAST = new Map(
  [...IRREGULAR.values()].flatMap(({ past, participle }) => past.map((form) => [form, participle[0] as string] as const)),
);

/** Regular verbs of incident reports; spelling alone cannot tell the base of "pinged" and "pinned". */
const VERBS =
  'accept access achieve acknowledge act activate add adjust agree alert align allow alter announce answer anticipate apply appoint approve archive arrange ask assess assign assist assume attach attempt attend audit authenticate authorise authorize automate avoid await back balance base batch block book boot bother bump cache calculate call cancel care cause change charge check choke clarify classify clean clear click clone close coach collect commit communicate compare complain complete comply conduct configure confirm connect consider consult contact contain continue contribute control convert coordinate copy correct cover create cross debug decide declare decline decommission deduplicate defer define delay delegate delete deliver demand deny deploy describe design destroy detach detect determine develop diagnose disable discard disclose disconnect discover discuss dismiss dispatch display document double-check download downgrade drain drop dump duplicate edit email empty enable encrypt end enforce engage enlarge ensure enter escalate establish estimate evaluate examine exclude execute expand expect expire explain export expose extend fail fetch file fill filter finish fix flag flush focus follow force format forward gather generate grant group guard handle hard-code help hire identify ignore implement import improve include increase inform initialise initiate insert insist inspect install instruct integrate interrupt introduce invalidate invest investigate invite involve invoke isolate issue join kick kill label launch learn limit link list listen load load-test lock log look lower maintain manage map mark mask match measure mention merge message migrate miss mitigate model modify monitor move mute name narrow negotiate note notice notify observe offer omit onboard open operate opt order organise organize outline overlook overwrite own page parse participate partition pass paste patch pause perform permit phone pick pin ping place plan point populate post postpone practise prefer prepare present preserve press prevent print probe proceed process produce promise promote propose protect prove provide provision publish pull pull-request purge push qualify query question queue quote raise react realise realize reassess reassign reboot recalculate receive recheck recognise recognize recommend reconcile record recover recycle redeploy redirect redo reduce refactor refer reference refresh refuse regenerate register rehearse reject relax release reload rely relocate remain remember remind remove rename renew reopen reorder repair repeat replace replay replicate reply report request require rerun rescale reschedule reserve reset resize resolve respond restart restore restrict retain retire retry return reuse reveal revert review revise revoke rewrite roll rotate route sample sanitise save scale scan schedule scope search secure select separate serve share ship shorten sign signal simplify simulate skip slow solve sort specify split stage start state stop store stream stress-test strip submit subscribe suggest supervise supply support suspend swap switch synchronise tag talk target task terminate test think threaten throttle tighten time touch trace track train transfer translate treat trigger trim trust try tune turn tweak type undo unlock unplug unsubscribe update upgrade upload use validate vendor verify version visit vote wait walk warm warn watch weigh whitelist wire wonder work wrap';

const BASE_OF = new Map(VERBS.split(' ').flatMap((verb) => verbForms(verb).participle.map((form) => [form, verb] as const)));

/** Base form of a participle; null for a verb that is not in the list. */
export function baseOf(participle: string): string | null {
  return BASE_OF_PARTICIPLE.get(participle) ?? BASE_OF.get(participle) ?? null;
}

/** Simple past of a participle: "written" is "wrote"; regular forms stay. */
export function pastOf(participle: string): string | null {
  return PAST_OF_PARTICIPLE.get(participle) ?? (participle.endsWith('ed') ? participle : null);
}

/** Participle of a simple past: "wrote" is "written"; regular forms stay. Null for a word that is no past form. */
export function participleOf(past: string): string | null {
  if (!isPast(past)) return null;
  return PARTICIPLE_OF_PAST.get(past) ?? (past.endsWith('ed') || BASE_OF_PARTICIPLE.has(past) ? past : null);
}

/** How sure a time is. Measured: a system recorded it. Reported: written by people. Inferred: worked out from other facts. */
export type ParsedConfidence = 'measured' | 'reported' | 'inferred' | 'unknown';

type ParsedMilestoneKind = 'impactStart' | 'detected' | 'declared' | 'acknowledged' | 'mitigated' | 'resolved';

export interface ParsedMilestone {
  kind: ParsedMilestoneKind;
  /** UTC, three decimals. */
  occurredAt: string;
  /** The zone as written, such as CET. */
  zoneText: string;
  /** The words the time was read from. */
  sourceText: string;
  confidence: ParsedConfidence;
}

export interface ParsedTimelineEntry {
  /** UTC, three decimals; null when no time can be read. For a date without a time: the start of that day. */
  occurredAt: string | null;
  /** End of a range, UTC. */
  endsAt: string | null;
  /** The time as written, such as `17:14pm`; '' if nothing is written. */
  timeText: string;
  /** The zone as written, such as CET; '' if none is written and one was assumed. */
  zoneText: string;
  /** IANA name of the zone that was used; whole-hour abbreviations become Etc/GMT±n; other fixed offsets stay as +05:45. */
  zone: string;
  /** Only a date is known. */
  dateOnly: boolean;
  /** The report says that the time is unknown, or it cannot be read. */
  timeUnknown: boolean;
  confidence: ParsedConfidence;
  /** Markdown, names replaced; never empty. */
  text: string;
  sourceLine: number;
}

export interface ParsedFactor {
  title: string;
  /** Markdown; '' if the title says it all. */
  body: string;
  sourceLine: number;
}

export interface ParsedActionItem {
  title: string;
  body: string;
  /** The heading the item stands under, such as a component. */
  component: string | null;
  /** Issues and change requests the item links to. */
  trackerUrls: string[];
  priority: 'high' | 'medium' | 'lower' | null;
  kind: 'prevent' | 'detect' | 'mitigate' | 'respond' | 'learn' | null;
  /** YYYY-MM-DD. */
  dueOn: string | null;
  /** As the report writes it; never a person. */
  ownerTeam: string | null;
  /** As the report writes it. */
  status: string | null;
  sourceLine: number;
}

export interface ParsedLessons {
  wentWell: string[];
  wasHard: string[];
  gotLucky: string[];
  /** Lessons that stand under none of the three headings. */
  learned: string[];
}

/** Figures as stated by the report; null: not stated or stated as unknown (`?`). */
export interface ParsedStats {
  category: string | null;
  timeToDetectMinutes: number | null;
  timeToRecoverMinutes: number | null;
  /** The pair of timeline stamps with the stated length, if there is one. */
  detectSpan: { from: string; to: string } | null;
  recoverSpan: { from: string; to: string } | null;
  /** What else stands beside the figures; '' for nothing. */
  note: string;
}

export interface ParsedSection {
  title: string;
  /** Markdown, names replaced. */
  body: string;
  sourceLine: number;
}

export interface ParsedLink {
  url: string;
  text: string;
  line: number;
}

export type HintSeverity = 'info' | 'warning' | 'error';

/** Every oddity a parse can report. */
const HINT_CODES = [
  'no_timeline',
  'no_title',
  'date_missing',
  'date_inherited',
  'file_date_differs',
  'date_outside_timeline',
  'zone_missing',
  'zone_unreadable',
  'zone_inherited',
  'zone_season',
  'impossible_year',
  'impossible_date',
  'impossible_time',
  'meridiem_conflict',
  'approximate_time',
  'time_unknown',
  'date_only',
  'time_range',
  'same_time',
  'out_of_order',
  'assumed_next_day',
  'empty_event',
  'duration_disagrees',
  'duration_unreadable',
  'milestones_inferred',
  'sources_disagree',
  'template_placeholder',
  'prose_beside_list',
  'owner_team_unknown',
  'simplified',
] as const;
export type HintCode = (typeof HINT_CODES)[number];

export interface ParseHint {
  code: HintCode;
  /** For people; holds times, zones and figures, never a name. */
  message: string;
  line: number | null;
  severity: HintSeverity;
}

type DroppedKind = 'person_field' | 'attendees' | 'byline' | 'pasted_chat' | Replacement['kind'];

/** Something that named a person and was left out or replaced. */
export interface DroppedPart {
  kind: DroppedKind;
  line: number;
  /** How many lines, entries or cells were left out. */
  count: number;
  /** The role word that stands there now; null when nothing does. */
  replacement: string | null;
  /** What stood there, in order; empty unless `showOriginals` was asked for. For eyes only: it is never stored. */
  originals: string[];
}

/** What a Markdown report says. Nothing is lost: what fits nowhere is in `sections` or `unparsed`. */
export interface ParsedPostmortem {
  /** Name of the importer that read it; 'generic' when none knew the form. */
  importer: string;
  title: string;
  /** YYYY-MM-DD as declared by the title or the front matter, else the day of the first timeline entry; null if there is neither. */
  date: string | null;
  dateSource: 'front_matter' | 'title' | 'timeline' | 'file_name' | null;
  /** Only our own export states it. */
  severity: string | null;
  summary: string;
  impact: string;
  milestones: ParsedMilestone[];
  timeline: ParsedTimelineEntry[];
  factors: ParsedFactor[];
  actionItems: ParsedActionItem[];
  lessons: ParsedLessons;
  stats: ParsedStats;
  sections: ParsedSection[];
  links: ParsedLink[];
  hints: ParseHint[];
  dropped: DroppedPart[];
  unparsed: { line: number; text: string }[];
}

interface Replacement {
  kind: 'name' | 'handle' | 'email' | 'profile_link' | 'phone';
  /** Offsets into the text that was passed. */
  start: number;
  end: number;
  replacement: string;
}

/**
 * Finds names, handles and addresses. The parser replaces them itself, so that lines keep their numbers. `namedIn` holds the texts of the
 * report that are there to name people, such as bylines: they are left out of `text`, but their names may occur in it.
 */
export type Redact = (text: string, namedIn: readonly string[]) => { replaced: readonly Replacement[] };

export interface ParseOptions {
  /** Only used to compare its date, and to choose between readings of an impossible year. */
  fileName?: string;
  /** Zone when the report states none: IANA name, abbreviation or offset. Default UTC, also for what `isKnownZone` denies. */
  defaultZone?: string;
  redact: Redact;
  /** Names and keys of the teams there are: an owner that is one of them stays, one that is none gets a hint. Absent: not known. */
  teams?: readonly string[];
  /** Gives what was replaced along. For a dry run only. Default false. */
  showOriginals?: boolean;
}

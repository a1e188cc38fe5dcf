import type { ActionItemKind, ActionItemPriority, ActionItemStatus } from '../action-item';
import type { FactorCategory, StabilityPattern, WoodsConcept } from '../contributing-factor';
import type { PostmortemStatus } from '../postmortem';
import type { ContentKind } from '../section-content';

/** Written into every export; a reader that knows it can take the export back in. */
export const DOCUMENT_FORMAT = 'second-story/postmortem@1';

interface DocumentMilestone {
  /** Such as impact start, detected, mitigated. */
  kind: string;
  /** UTC, ISO. */
  occurredAt: string;
  /** IANA name. */
  zone: string;
  source: string;
  confidence: string;
}

export interface DocumentSection {
  key: string;
  title: string;
  contentKind: ContentKind;
  /** Markdown; for lists it stands before them. */
  body: string;
}

interface DocumentTimelineEntry {
  /** UTC, ISO; null when the time is unknown. */
  occurredAt: string | null;
  endsAt: string | null;
  zone: string;
  source: string;
  confidence: string;
  /** Markdown. */
  text: string;
}

export interface DocumentFactor {
  title: string;
  body: string;
  category: FactorCategory;
  stabilityPattern: StabilityPattern | null;
  woodsConcept: WoodsConcept | null;
  services: readonly string[];
}

export interface DocumentMitigator {
  kind: 'went_well' | 'was_hard' | 'got_lucky';
  /** Markdown. */
  text: string;
}

export interface DocumentActionItem {
  /** Such as AI-13. */
  key: string;
  title: string;
  body: string;
  ownerTeam: string | null;
  status: ActionItemStatus;
  priority: ActionItemPriority;
  kind: ActionItemKind;
  /** YYYY-MM-DD. */
  due: string | null;
  trackerUrls: readonly string[];
  /** How it is or will be shown to work, in words; null if nothing was named yet. */
  verification: string | null;
  /** Why it is not done; null for every other status. */
  notDoingReason: string | null;
}

/** What the language check of a document came to. */
export interface DocumentLanguage {
  checkerVersion: string;
  openErrors: number;
  openWarnings: number;
  keptFindings: number;
  /** Whether open errors stop publishing. */
  gate: 'on' | 'off';
  /** How many rules run otherwise than by default. */
  rulesChanged: number;
  /** What could not be checked and why, such as `Summary (not English)`. */
  unchecked: readonly string[];
}

/** Everything an export shows; no field names a person. */
export interface PostmortemDocument {
  /** Such as PM-42. */
  key: string;
  title: string;
  status: PostmortemStatus;
  /** Number of the published version, and when; null for a draft. Its hash cannot stand in the text that is hashed. */
  published: { version: number; at: string } | null;
  incident: { key: string; kind: 'real' | 'drill' } | null;
  severity: string | null;
  milestones: readonly DocumentMilestone[];
  sections: readonly DocumentSection[];
  timeline: readonly DocumentTimelineEntry[];
  factors: readonly DocumentFactor[];
  mitigators: readonly DocumentMitigator[];
  actionItems: readonly DocumentActionItem[];
  /** The language check that was applied last; null if none was. */
  language: DocumentLanguage | null;
}

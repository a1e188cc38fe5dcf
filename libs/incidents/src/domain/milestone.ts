/** The moments an incident is measured by, in the order they usually happen. */
export const MILESTONES = ['impact_start', 'detected', 'declared', 'acknowledged', 'mitigated', 'resolved'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** Where a time comes from, best first. */
const CONFIDENCES = ['measured', 'reported', 'inferred', 'remembered', 'unknown'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A milestone that was set. Times are milliseconds since 1970. */
interface MilestoneTime {
  at: number;
  confidence: Confidence;
}
export type MilestoneTimes = Partial<Record<Milestone, MilestoneTime>>;

/** The milestones in words. */
export const MILESTONE_NAMES: Record<Milestone, string> = {
  impact_start: 'Impact start',
  detected: 'Detected',
  declared: 'Declared',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** The less certain of two. */
export const weakest = (a: Confidence, b: Confidence): Confidence => (CONFIDENCES.indexOf(a) >= CONFIDENCES.indexOf(b) ? a : b);

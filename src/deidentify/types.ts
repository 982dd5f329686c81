/** What a finding says about a person. Stable keys: the UI localises them, redaction markers carry them. */
export const kinds = [
  'name', 'nickname', 'badge', 'unit', 'case', 'phone', 'email', 'url', 'handle', 'ip', 'gps', 'address', 'intersection', 'place',
  'agency', 'plate', 'vin', 'licence', 'serial', 'ssn', 'birth-date', 'date', 'time', 'relative-date', 'account',
] as const;
export type Kind = (typeof kinds)[number];

/** *redact*: preselected. *check*: highlighted only, the person decides. */
export type Tier = 'redact' | 'check';

/** One stretch of text that could identify a person. Offsets are UTF-16 code units, `end` exclusive. */
export interface Finding {
  start: number;
  end: number;
  kind: Kind;
  tier: Tier;
  /** Stable key such as 'rank-cue' or 'listed-name'; never prose, never a piece of the text. */
  reason: string;
}

/** A finding on its way to the merge: where two overlap, the higher weight keeps its kind. */
export interface Candidate extends Finding {
  weight: number;
}

/** A finding that goes to the merge once more. Every field is named, since to spread an object costs many times that. */
export const weighed = ({ start, end, kind, tier, reason }: Finding, doubtful = false): Candidate => ({ start, end, kind, tier: doubtful ? 'check' : tier, reason, weight: 100 });

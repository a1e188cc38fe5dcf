/** Null when the assessment may be saved, otherwise what is missing. */
export const assessmentProblem = (status: 'gap' | 'partial' | 'done', evidence: string): string | null =>
  status === 'done' && evidence.trim() === ''
    ? 'A practice is done only with evidence: say how it is known, for example a green run or a test.'
    : null;

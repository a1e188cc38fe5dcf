/** What a facilitator says before a review. */
export const REVIEW_OPENING = [
  'Welcome. We are here to understand how the work went, not who did it.',
  'We take it that everybody acted sensibly on what could be seen and known at that moment; if something looks odd to us now, we have not yet understood what it looked like then.',
  'We describe first and explain later. We ask "how" and "what", and leave "why did you" and "who" aside. Names are not needed: speak of teams, roles and systems.',
  'Disagreement about what happened is useful, so please say it. Anybody may stop us when a sentence starts to judge.',
].join('\n\n');

/** What a facilitator says before a debrief of an exercise. */
export const EXERCISE_OPENING = [
  'Thank you for practising. Nobody was tested here: the system, its signals and our procedures were.',
  'A long search is a finding about the page, the link or the access that was missing. A step that was skipped is a finding about the procedure.',
  'We compare what we expected with what we saw, and note surprises before solutions.',
].join('\n\n');

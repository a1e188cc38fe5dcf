import type { Rule } from './rule';

/** Advice on writing, never about blame: hints that are shown only when asked for. */
export const WRITING_RULES: readonly Rule[] = [
  {
    id: 'writing.vague-amount',
    category: 'writing',
    optIn: true,
    patterns: [
      '[ some|many|several|numerous|various|certain|multiple|most|few|countless ..1 users|customers|requests|orders|clients|tenants|transactions|errors|messages|emails|payments|hosts|servers|pods|nodes|records|rows ]',
      '[ a|an ..1 number|lot|handful|couple|majority|fraction|percentage|portion|amount of ] users|customers|requests|orders|clients|tenants|transactions|errors|messages|payments|the|our|all',
    ],
    message: 'A number says more than “some”. If it is not known, say so.',
    questions: ['How many, out of how many, and how do we know?'],
    examples: {
      flag: ['Some customers could not pay.', 'A number of requests failed.'],
      pass: ['412 of 9,000 customers could not pay.', 'All orders of that hour were late.'],
    },
  },
  {
    id: 'writing.vague-time',
    category: 'writing',
    optIn: true,
    patterns: [
      '[ recently|shortly|soon|eventually|lately ]',
      '[ for|after|in|within a|some|quite while|time|moment|bit ]',
      '[ as soon as possible|asap ]',
      '[ asap ]',
      '[ a few|couple minutes|hours|days|weeks ..1 later|before|ago|after|earlier ]',
    ],
    message: 'A moment or a length of time says more.',
    questions: ['When exactly, or between which two moments? How well is that known?'],
    examples: {
      flag: ['The disk was replaced recently.', 'The lag went away after a while.'],
      pass: ['The disk was replaced on 3 May.', 'The lag went away after 12 minutes.'],
    },
  },
  {
    id: 'writing.vague-action',
    category: 'writing',
    optIn: true,
    patterns: [
      '^ [ investigate|consider|explore|discuss|evaluate|revisit|rethink|look|think ..1 into|about|at? ]',
      '^ [ improve|enhance|optimise|optimize|strengthen|increase|harden ] monitoring|alerting|testing|documentation|communication|resilience|reliability|process|processes|the|our|tests',
      '^ [ ensure|guarantee|make ..1 sure? ]',
      '^ [ we|the|team should|will|need ..2 look into ]',
    ],
    message: 'Nobody can tell when such an action is done.',
    questions: ['Which condition does it change?', 'How shall we see that it worked?'],
    examples: {
      flag: ['Improve monitoring of the queue.', 'Investigate the slow query.'],
      pass: ['Alert when the queue holds more than 1,000 jobs for 5 minutes.', 'Add an index on the order date.'],
    },
  },
  {
    id: 'writing.why-question',
    category: 'writing',
    optIn: true,
    patterns: ['^ [ why did|was|were|does|do|is|are|had ]'],
    message: '“Why” asks for a justification, “how” and “what” ask for a description (Allspaw, The Infinite Hows).',
    questions: ['How did it come about?', 'What made it the sensible thing at that time?'],
    examples: { flag: ['Why was the index missing?'], pass: ['How did the index come to be missing?'] },
  },
  {
    id: 'writing.quick-fix',
    category: 'writing',
    optIn: true,
    patterns: [
      '[ workaround|hack|quick-fix|band-aid|stopgap ]',
      '[ quick fix ]',
      '[ temporary|interim|makeshift fix|solution|measure|patch ]',
    ],
    message: 'What is meant to be temporary needs an end.',
    questions: ['Until when does it stay, and which action replaces it?'],
    examples: { flag: ['A temporary fix was deployed.'], pass: ['The fix was deployed at noon and replaced on Friday.'] },
  },
  {
    id: 'writing.no-unit',
    category: 'writing',
    optIn: true,
    patterns: [
      '[ significant|significantly|considerable|considerably|substantial|substantially|dramatic|dramatically|massive|massively|huge|severe|severely ]',
    ],
    message: 'A measure says more than the word.',
    questions: ['From which value to which, in which unit?'],
    examples: { flag: ['Latency rose significantly.'], pass: ['Latency rose from 40 ms to 900 ms.'] },
  },
];

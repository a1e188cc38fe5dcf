import { readField } from '../read-field';
import type { FieldCategory } from './rules';

type Row = readonly [label: string, help?: string, type?: string];
const asked = (label = '', help = '', type = 'text') => readField({ label, help, type }).for;

const ASKS: Readonly<Record<FieldCategory, readonly Row[]>> = {
  'person-cause': [
    ['Cook who left the stove on'],
    ['Clerk who misfiled the form'],
    ['Violator (full name)'],
    ['Name and shame'],
    ['Who will take the fall?'],
    ['Pilots held liable'],
    ['Whose decision was it?'],
    ['Loss attributed to the trader'],
    ['Background', 'Say which nurse handled the sample. Do not leave this empty.'],
    ['Broken by', '', 'person'],
  ],
  oncall: [
    ['Nurse on watch'],
    ['Whoever was holding the pager'],
    ['oncall_login'],
    ['Duty list', 'Names from the roster, with initials'],
    ['Warden covering the gate'],
    ['Whose turn was it on the rota?'],
  ],
  punishment: [
    ['Was the clerk sacked?'],
    ['Days of unpaid leave'],
    ['Is the pilot suspended?'],
    ['Bonus withheld'],
    ['Promotion frozen until'],
    ['Consequence management step'],
    ['Operator was warned in writing'],
    ['Referred to HR'],
    ['Loss of privileges', '', 'person'],
    ['Rights removed as a punishment?'],
    ['Dismissal considered'],
    ['Result', 'caution / suspension / dismissal'],
  ],
  judgement: [
    ['Score the crew'],
    ['Marks for the team'],
    ['Did support do its job?'],
    ['Was the pilot up to the job?'],
    ['Skills issue?'],
    ['Culpability level'],
    ['Poor decision-making'],
    ['Kind', 'cable, fan, stupidity'],
    ['Gross misconduct?'],
    ['Why did nobody call?'],
    ['Alarm missed by the crew'],
    ['Vigilance of the shift'],
    ['Was the pilot overconfident?'],
    ['Did the crew misjudge the speed?'],
    ['Did support answer thoroughly?'],
    ['What should have been done?'],
    ['How could the crew have known?'],
  ],
  'human-error': [
    ["Surgeon's mistake"],
    ['Fat-fingered'],
    ['ID-10-T'],
    ['Cause: human'],
    ['Wrong lever pulled by the driver'],
    ['Hman eror'],
  ],
  'single-cause': [
    ['Cause', 'One answer only'],
    ['Reason', 'Pick the final one'],
    ['Root cause', 'No other causes will be accepted.'],
    ['Why did it fail?', 'Please do not list several'],
    ['The one and only driver'],
    ['The cause'],
  ],
};

describe('the rules of fields', () => {
  for (const [category, rows] of Object.entries(ASKS))
    it.each(rows)(`${category}: %s`, (...row) => {
      expect(asked(...row)).toContain(category);
    });

  it.each<Row>([
    ['Fat-finger limit of the desk'],
    ['Conductor rail voltage'],
    ['Attitude control mode'],
    ['Attitude', 'Pitch of the aircraft at the stall'],
    ['OPERATOR_NAMESPACE'],
    ['Demoted primary'],
    ['Sole supplier'],
    ['Warning issued', 'By the storm centre and the weather agency'],
    ['Oversight committee'],
    ['Discipline of the pager load'],
    ['Duty of care'],
    ['Failure sequence'],
    ['Who dropped it?', 'First hop that lost the packets'],
    ['Blame output'],
    ['Culprit query'],
    ['Which service is at fault?'],
    ['Performance rating', 'Of the query plan'],
    ['Retraining schedule of the model'],
    ['Root cause', 'More than one is welcome'],
    ['Causes', 'Do not stop at one'],
    ['Lazy loading used?'],
    ['Dumb terminal'],
    ['Developer experience'],
    ['Was the index rebuilt properly?'],
    ['Was the on-call engineer reached?'],
    ['Did the standby link do its job?'],
    ['What should the valve have shown?'],
    ['What would have limited the damage?'],
    ['Judgement', 'Docket number of the court'],
  ])('a word with another meaning: %s', (...row) => {
    expect(asked(...row)).toEqual([]);
  });

  it('reads a help sentence by sentence: what one forbids another may ask for', () => {
    expect(asked('Notes', 'Never say whose mistake it was. Describe the screen.')).toEqual([]);
    expect(asked('Notes', 'No abbreviations. Say whose mistake it was.')).toContain('person-cause');
  });

  it('lets the help say that somebody is responsible for work to come', () => {
    expect(asked('Responsible person', 'Who will carry out the action', 'person')).toEqual([]);
    expect(asked('Responsible person', 'For the outage', 'person')).toContain('person-cause');
  });
});

import { normaliseLabel } from './normalise-label';
import { isOnlyForWork, namesForGoodPurpose } from './purposes';

describe('what a field may name people for', () => {
  it.each([
    'Incident commander',
    'Incidnet comander',
    'Major incident manager',
    'Problem manager',
    'Change manager',
    'Communications lead',
    'Deputy incident manager',
    'Approver',
    'Aprover',
    'Customer liaison',
    'Requester',
    'Reporter',
    'Raised by',
    'Assigned to',
    'To thank',
    'Interviewees',
    'Subject matter expert',
    'Engineer assigned to the fix',
    'Who signed off the report?',
    'Who tracks this until it is closed?',
    'Owner of the remediation',
  ])('%s', (label) => {
    expect(namesForGoodPurpose(normaliseLabel(label))).toBe(true);
  });

  it.each(['Culprit', 'Person', 'Engineer', 'Deployed by', 'Commander at fault', 'Sector approver asleep'])('not %s', (label) => {
    expect(namesForGoodPurpose(normaliseLabel(label))).toBe(false);
  });

  it('tells work to come from trouble and marks', () => {
    expect(isOnlyForWork(normaliseLabel('Responsible engineer for the fix'))).toBe(true);
    expect(isOnlyForWork(normaliseLabel('Engineer at fault for the ticket'))).toBe(false);
    expect(isOnlyForWork(normaliseLabel('Grade for the review'))).toBe(false);
  });
});

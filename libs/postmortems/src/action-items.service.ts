import { PracticeAssessmentEntity } from '@catalog';
import { TeamsService } from '@identity';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import { ActionEvidenceService, type RunVerdict } from './action-evidence.service';
import { ActionItemEntity } from './action-item.entity';
import type { ActionKind, ActionPriority, VerificationKind } from './action-item.enums';
import type { ActionItemUpdateInput } from './action-item.inputs';
import { loadAction } from './action-item-rows';
import { applyMove, stateOf } from './action-item-state';
import { ContributingFactorEntity } from './contributing-factor.entity';
import { setVerification } from './domain/action-item';
import { ExperimentVersions } from './experiment-versions';
import { lockParent, nextPosition, requireOpen, touch } from './parents';
import { PostmortemEntity } from './postmortem.entity';

export const MOST_ACTION_ITEMS = 400;

export interface NewActionItem {
  postmortemId: string;
  title: string;
  /** Markdown. */
  body?: string | null;
  priority: ActionPriority;
  kind: ActionKind;
  ownerTeamId?: string | null;
  factorId?: string | null;
  /** `YYYY-MM-DD`. */
  dueOn?: string | null;
  trackerUrl?: string | null;
  /** Default `experiment` when an experiment is named, else none yet. */
  verificationKind?: VerificationKind | null;
  verificationLink?: string | null;
  verificationNote?: string | null;
  experimentId?: string | null;
  /** A practice assessment that follows the evidence. */
  assessmentId?: string | null;
}

type Details = Omit<NewActionItem, 'postmortemId' | 'assessmentId'> & { practiceAssessmentId?: string | null };

/** Action items: what they say. How they move is in ActionMovesService, what shows them to work in ActionEvidenceService. */
@Injectable()
export class ActionItemsService {
  constructor(
    private readonly teams: TeamsService,
    private readonly experiments: ExperimentVersions,
    private readonly evidence: ActionEvidenceService,
  ) {}

  /** Adds an idea at the end; answers with its id. For other libs as well. */
  async create(tx: Tx, { assessmentId, postmortemId, ...given }: NewActionItem): Promise<string> {
    const postmortem = await loadVisible(tx, PostmortemEntity, 'Postmortem', postmortemId);
    authorize(tx.actor, 'postmortem:write', postmortem);
    requireOpen(postmortem, ['input', 'postmortemId']);
    const position = await nextPosition(tx, 'action_item', postmortem.id);
    if (position >= MOST_ACTION_ITEMS)
      refuse('TOO_MANY', 'This postmortem has as many action items as it can hold.', ['input', 'postmortemId']);
    const next = await tx.one<{ number: number }>(`select nextval('action_item_number')::int as number`);
    const item = tx.em.create(ActionItemEntity, {
      id: tx.id(),
      number: next!.number,
      postmortemId: postmortem.id,
      ...EMPTY,
      createdAt: await tx.now(),
      position,
    });
    await this.fill(tx, item, postmortem, { ...given, practiceAssessmentId: assessmentId ?? null });
    await tx.em.insert(ActionItemEntity, item);
    await touch(tx, postmortem);
    tx.audit('actionItem.created', 'actionItem', item.id, { postmortemId: postmortem.id });
    tx.changed('action_item', item.id, postmortem.id);
    return item.id;
  }

  /** Texts are changed while the postmortem is open; team, day, tracker and verification at any time. */
  async update(tx: Tx, { id, expectedRevision, ...given }: ActionItemUpdateInput): Promise<UseCaseResult> {
    const item = await loadAction(tx, { id, expectedRevision });
    const postmortem = await lockParent(tx, item.postmortemId);
    if (given.title != null || given.body != null) requireOpen(postmortem);
    await this.fill(tx, item, postmortem, given);
    await tx.em.save(item);
    await touch(tx, postmortem);
    tx.audit('actionItem.updated', 'actionItem', item.id);
    tx.changed('action_item', item.id, postmortem.id);
    return { ids: { actionItem: item.id } };
  }

  /** Takes the verdict of a finished run; see ActionEvidenceService. */
  recordEvidence(tx: Tx, run: RunVerdict): Promise<string[]> {
    return this.evidence.recordRun(tx, run);
  }

  /** Puts what was given into the row: undefined stays, null takes away. */
  private async fill(
    tx: Tx,
    item: ActionItemEntity,
    postmortem: PostmortemEntity,
    given: Partial<Details> | ActionItemUpdateInput | Omit<ActionItemUpdateInput, 'id' | 'expectedRevision'>,
  ): Promise<void> {
    const texts = new TextInput();
    if (given.title != null) item.title = texts.title(given.title, 'title');
    if (given.body != null) item.body = texts.markdown(given.body, 'body');
    item.priority = given.priority ?? item.priority;
    item.kind = given.kind ?? item.kind;
    if (given.dueOn !== undefined) item.dueOn = texts.day(given.dueOn, 'dueOn');
    if (given.trackerUrl !== undefined) item.trackerUrl = texts.url(given.trackerUrl, 'trackerUrl');
    texts.done();
    if (given.ownerTeamId !== undefined) {
      if (given.ownerTeamId) await this.teams.requireActive(tx, [given.ownerTeamId], ['input', 'ownerTeamId']);
      item.ownerTeamId = given.ownerTeamId;
    }
    if (given.factorId !== undefined) {
      const found =
        given.factorId === null ||
        (isId(given.factorId) && (await tx.em.existsBy(ContributingFactorEntity, { id: given.factorId, postmortemId: postmortem.id })));
      if (!found) refuse('FACTOR_NOT_FOUND', 'This postmortem has no such factor.', ['input', 'factorId']);
      item.factorId = given.factorId;
    }
    if (given.practiceAssessmentId !== undefined) {
      const assessment = given.practiceAssessmentId;
      const found = assessment === null || (isId(assessment) && (await tx.em.existsBy(PracticeAssessmentEntity, { id: assessment })));
      if (!found) refuse('ASSESSMENT_NOT_FOUND', 'There is no such practice assessment.', ['input', 'practiceAssessmentId']);
      item.practiceAssessmentId = assessment;
    }
    await this.fillVerification(tx, item, given);
  }

  private async fillVerification(
    tx: Tx,
    item: ActionItemEntity,
    given: Pick<Details, 'verificationKind' | 'verificationLink' | 'verificationNote' | 'experimentId'>,
  ): Promise<void> {
    const named = [given.verificationKind, given.verificationLink, given.verificationNote, given.experimentId];
    if (named.every((value) => value === undefined || (value === null && item.verificationKind === null))) return;
    const texts = new TextInput();
    if (given.experimentId !== undefined) {
      if (given.experimentId !== null && !(await this.experiments.knows(tx, given.experimentId)))
        refuse('EXPERIMENT_NOT_FOUND', 'There is no such experiment.', ['input', 'experimentId']);
      item.experimentId = given.experimentId;
      item.experimentVersionId = null;
    }
    if (given.verificationLink !== undefined) item.verificationLink = texts.url(given.verificationLink, 'verificationLink');
    if (given.verificationNote !== undefined)
      item.verificationNote = texts.short(given.verificationNote, 'verificationNote').trim() || null;
    item.verificationKind =
      given.verificationKind === undefined
        ? given.experimentId
          ? 'experiment'
          : item.verificationKind
        : (given.verificationKind ?? (given.experimentId ? 'experiment' : null));
    if (item.verificationKind === 'experiment' && !item.experimentId)
      texts.problem('EXPERIMENT_MISSING', 'Name the experiment that shows it.', ['experimentId']);
    if ((item.verificationKind === 'test_link' || item.verificationKind === 'probe') && !item.verificationLink)
      texts.problem('URL_MISSING', 'Link the test or probe.', ['verificationLink']);
    texts.done();
    const verification = stateOf(item).verification;
    // A claim pins what shows it: another way to show it makes the claim worth nothing.
    if (item.status === 'verified' || (item.status === 'done_claimed' && !verification)) {
      if (!verification || verification.kind === 'experiment')
        refuse('MOVE_NOT_ALLOWED', 'Reopen the item before you change how it is shown to work.', ['input', 'verificationKind']);
    }
    if (verification) applyMove(item, setVerification(stateOf(item), verification), await tx.now());
  }
}

const EMPTY = {
  factorId: null,
  title: '',
  body: '',
  ownerTeamId: null,
  dueOn: null,
  trackerUrl: null,
  status: 'idea',
  notDoingReason: null,
  notDoingUntil: null,
  verificationKind: null,
  verificationLink: null,
  verificationNote: null,
  experimentId: null,
  experimentVersionId: null,
  practiceAssessmentId: null,
  claimedAt: null,
  verifiedAt: null,
} as const;

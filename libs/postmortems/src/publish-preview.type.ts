import { Field, ID, ObjectType } from '@nestjs/graphql';
import { LanguageFinding, LanguageGate } from './language.type';
import { PublishNotice, PublishProblem } from './publish-problem.type';

@ObjectType({ description: 'A finding of the language checker with its place in a document.' })
export class PlacedLanguageFinding {
  @Field(() => String, { description: 'GraphQL type of the object whose text it stands in.' }) objectType!: string;
  @Field(() => ID, { description: 'That object; send it to `languageFindingKeep` with its type and the fingerprint.' }) objectId!: string;
  @Field(() => String, { description: 'For people: where it stands.' }) where!: string;
  @Field(() => LanguageFinding, { description: 'The finding, with the text of the object it stands in.' }) finding!: LanguageFinding;
}

@ObjectType({ description: 'What publishing a postmortem would come to now.' })
export class PublishPreview {
  @Field(() => Boolean, { description: 'True when nothing would hold it back.' }) publishable!: boolean;
  @Field(() => LanguageGate, { description: 'Whether open language errors stop publishing now.' }) languageGate!: LanguageGate;
  @Field(() => [PublishProblem], { description: 'What would hold it back, as `postmortemPublish` would name it.' })
  problems!: PublishProblem[];
  @Field(() => [PlacedLanguageFinding], {
    description: 'Every error and warning in what the document shows, kept ones as well. Only open errors hold back, while the gate is on.',
  })
  findings!: PlacedLanguageFinding[];
  @Field(() => [PublishNotice], { description: 'What would not hold it back, but would be told to readers.' }) notices!: PublishNotice[];
}

/** Where something stands in a template, such as `['sections', 2, 'starterText']`; names as in `Template`. */
export type TemplatePath = readonly (string | number)[];

export interface TemplateProblem {
  path: TemplatePath;
  code:
    | 'EMPTY'
    | 'TURNS_DIRECTION'
    | 'TOO_LONG'
    | 'TOO_MANY'
    | 'BAD_KEY'
    | 'DUPLICATE_KEY'
    | 'REFUSED_KEY'
    | 'UNKNOWN_VALUE'
    | 'BAD_POSITION'
    | 'BAD_VERSION'
    | 'OPTIONS_NEEDED'
    | 'OPTIONS_NOT_ALLOWED'
    | 'BLAMING_FIELD'
    | 'BLAMING_TEXT'
    | 'REPEATED_LIST';
  /** Full sentences that say what is wrong and what would be right. */
  message: string;
  /** What to write there instead, where something fits. */
  replacement?: string;
}

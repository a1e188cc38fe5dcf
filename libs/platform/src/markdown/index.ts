export { escapeMarkdown, escapeTableCell, unescapeTableCell } from './escape';
export { itemsOf, type MarkdownItem } from './items';
export { type MarkdownNode, parseMarkdown, plainText, sliceOf, visit } from './parse';
export { type MarkdownSection, sectionsOf, walkSections } from './sections';
export { simplifyHostile } from './simplify';
export { type MarkdownTable, tableOf } from './tables';

/** The stage mark on lists before an edition is issued. */

/** Without an edition the last sealed round is what goes out, and it says that it is a draft. */
export const DRAFT_STAGE = '征求意见稿';

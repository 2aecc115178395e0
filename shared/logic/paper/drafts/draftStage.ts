/** The stage mark on lists before an edition is issued. */

/** Whatever is no edition says that it is a draft: 送审稿 and 审定稿 are editions, frozen and numbered. */
export const DRAFT_STAGE = '征求意见稿';

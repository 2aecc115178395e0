/** 征求意见: what went out to whom, what came back, and what is to be handled. */
import type { ReactNode } from 'react';

export function OpinionsScreen(): ReactNode {
  return <div className="page" />;
}

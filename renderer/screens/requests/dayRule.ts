/** A day in a form of requests, refused beside the field as the engine would refuse it. */
import type { FormRule } from 'antd';
import { refuseDate } from '../../../shared/logic/requests/refuseDate';
import { todayIso } from '../../format';

/** `asked`: when the request came; '' where nothing is before. */
export function dayRule(what: string, asked: string): FormRule {
  return {
    validator: (_, date: string) => {
      const refused = refuseDate(what, date, { asked, today: todayIso() });
      return refused === null ? Promise.resolve() : Promise.reject(new Error(refused));
    },
  };
}

/** The landscape sheet that documents print on unless a scheme states another: GB/T 9704 turned on its side. */
import { type Paper, paperSchema } from './schemePaper';

export const STANDARD_PAPER: Paper = paperSchema.parse({
  orientation: 'landscape',
  margins: { top: 28, bottom: 26, left: 35, right: 37 },
  digitsFamily: 'Times New Roman',
  fonts: {
    title: { family: '方正小标宋简体', size: 22, bold: false },
    subtitle: { family: '楷体_GB2312', size: 16, bold: false },
    header: { family: '黑体', size: 12, bold: false },
    section: { family: '楷体_GB2312', size: 12, bold: true },
    body: { family: '仿宋_GB2312', size: 10.5, bold: false },
  },
  lineHeight: 18,
});

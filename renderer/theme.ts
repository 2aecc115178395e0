/** antd's tokens: the same values as the CSS variables of styles.css, which are the source. Dense by heights and paddings, not by smaller type. */
import type { ThemeConfig } from 'antd';

const FONT =
  '"Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1F5A94',
    colorInfo: '#1F5A94',
    colorText: '#1F2933',
    colorTextSecondary: '#46535F',
    colorTextTertiary: '#5F6C78',
    colorTextPlaceholder: '#5F6C78',
    colorTextDescription: '#5F6C78',
    colorBorder: '#C3CDD6',
    colorBorderSecondary: '#E9EEF2',
    colorBgLayout: '#F3F5F7',
    colorSuccess: '#1E6B3A',
    colorError: '#A8322A',
    colorWarning: '#7D5B00',
    colorLink: '#1F5A94',
    borderRadius: 4,
    borderRadiusLG: 6,
    fontSize: 13,
    fontSizeSM: 12,
    fontFamily: FONT,
    fontWeightStrong: 600,
    controlHeight: 28,
    controlHeightLG: 32,
    controlHeightSM: 24,
    sizeUnit: 3,
    // Nothing moves: what a hand goes for stays where it was seen, on a slow machine too.
    motion: false,
  },
  components: {
    Table: {
      headerBg: '#EFF3F6',
      rowHoverBg: '#F5F8FB',
      rowSelectedBg: '#EAF1F8',
      cellPaddingBlockSM: 3,
    },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' },
    Modal: { titleFontSize: 15 },
  },
};

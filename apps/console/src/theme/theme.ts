import type { ThemeConfig } from 'antd';

const SANS = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif";

/** The tokens of tokens.css for Ant Design's parts. Their styles are made when the console is built: vite.config.mjs. */
export const theme: ThemeConfig = {
  zeroRuntime: true,
  hashed: false,
  token: {
    colorPrimary: '#1a5a8a',
    colorLink: '#1a5a8a',
    colorInfo: '#1a5a8a',
    colorSuccess: '#256b41',
    colorWarning: '#8a5200',
    colorWarningBg: '#fdf1dc',
    colorWarningBorder: '#e7cf9d',
    colorErrorBg: '#fcebe9',
    colorErrorBorder: '#e6b9b5',
    colorError: '#b3261e',
    colorText: '#1f2328',
    colorTextSecondary: '#555d66',
    colorTextTertiary: '#6b737c',
    colorTextDescription: '#555d66',
    colorTextPlaceholder: '#6b737c',
    colorBorder: '#d5d0c4',
    colorBorderSecondary: '#e5e1d8',
    colorBgLayout: '#faf8f4',
    borderRadius: 6,
    borderRadiusLG: 8,
    controlHeight: 36,
    fontFamily: SANS,
    fontSize: 14,
    boxShadow: '0 1px 4px rgb(31 35 40 / 12%)',
    boxShadowSecondary: '0 2px 10px rgb(31 35 40 / 14%)',
    motion: false,
  },
  components: {
    Button: { defaultShadow: 'none', primaryShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Table: {
      headerBg: '#fdfcfa',
      headerColor: '#555d66',
      headerSplitColor: 'transparent',
      rowHoverBg: '#fcfbf8',
      rowSelectedBg: '#eef3f8',
      rowSelectedHoverBg: '#eef3f8',
      borderColor: '#efece5',
      cellPaddingBlock: 10,
      cellPaddingInline: 12,
      cellFontSize: 14,
    },
    Modal: { titleFontSize: 17 },
    Form: { itemMarginBottom: 18, verticalLabelPadding: '0 0 4px' },
  },
};

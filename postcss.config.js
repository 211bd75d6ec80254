/** Mantine's mixins (`light-dark`, breakpoints, `rem`) in CSS modules. */
export default { plugins: { 'postcss-preset-mantine': {} } };

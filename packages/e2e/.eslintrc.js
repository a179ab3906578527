module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Waiting for what a page must show is the assertion of a browser test
    'jest/expect-expect': 'off',
  },
});

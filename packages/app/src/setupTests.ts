import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A busy machine renders slowly; what a test waits for still comes.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 5_000 });

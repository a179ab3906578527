import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages are rendered; on a busy machine that takes seconds
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });

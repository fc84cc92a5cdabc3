import fc from 'fast-check';

// By itself fast-check makes lists and texts of about ten elements at most, however long a property lets them be.
fc.configureGlobal({ defaultSizeToMaxWhenMaxSpecified: true });

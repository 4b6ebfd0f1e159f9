//! Machine-readable zones (ICAO Doc 9303, parts 4 to 7).

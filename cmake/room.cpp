// Gives a room that so far holds headers only something to archive.

"""Facts from English sentences, by small tables of words; no part-of-speech tagger is needed."""

"""The mapping, one file per noun: which field stands under which key."""

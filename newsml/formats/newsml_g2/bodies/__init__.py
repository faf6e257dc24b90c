"""The texts of an item: headline, standfirst and body, in our dialect of XHTML and in the markup of others."""

package io.amends.history.report;

/** Where a page that holds the report leads on to what is behind its figures. */
public interface ReportLinks {

    /**
     * @param id a contact's, as the source has it
     */
    String contact(String id);

    /** Where exactly these are listed. */
    String list(Items items);
}

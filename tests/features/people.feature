Feature: Who sells, and what another one's PIN allows
  A till knows who acts. What somebody may not do is done with another one's PIN, under both names.

  Background:
    Given Pavel became the owner at the first start, and Maya and Ruth work for him
    And the till stands at the keypad

  Scenario: Nobody sold before there was an owner
    Then the journal knows an owner before any sale
    And a new till has no PIN that anybody could know

  Scenario: The sale on the screen survives a switch
    Given "Maya" is at the till
    And "21" is charged
    When the till is locked
    Then the screen says "Who is selling?"
    When the customer pays what the code asks
    And "Ruth" signs in
    Then the sale is "Seen"
    When a block is found
    Then the sale is "Paid"
    And 1 paper is printed
    And the newest paper says "Served by Maya"

  Scenario: A cashier needs a manager to take too little as enough
    Given "Maya" is at the till
    And "40" is charged
    When the customer pays 97 % of what the code asks
    Then the sale is "Partly paid"
    When the cashier touches "Accept as is"
    Then the screen says "Manager's PIN"
    When "Ruth" types her PIN for it
    Then the sale is "Seen"
    And the journal names "Maya" and "Ruth" for "sale.short_taken"
    And the screen still belongs to "Maya"

  Scenario: Trying PINs out leads nowhere, and neither restart nor clock helps
    Given the till is locked
    When somebody tries 5 wrong PINs of "Maya"
    Then the screen says "Too many tries"
    When the till is switched off and on again, a day ahead
    And "Maya" types her PIN
    Then the screen says "Too many tries"
    And nobody is at the till
